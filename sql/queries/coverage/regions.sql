-- 现行的市和县，按代码。
-- @not_null region_code, region_name, region_level
select region_code, region_name, region_level, city_code from marts.regions where region_level in ('city', 'county') order by region_code
