-- 这一版数据：截止日、版本号、是否演示数据。
-- @grain 一行
select as_of, data_version, is_demo from raw.build
