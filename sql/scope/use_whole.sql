-- A reader of the whole province asks the file itself.
use whole
