-- A reader of one unit asks the views below; each takes its unit from this variable of the connection.
use inside
