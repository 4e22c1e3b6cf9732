-- Instants are written as the wall time that people in the province read.
set
  TimeZone = 'Asia/Shanghai'
