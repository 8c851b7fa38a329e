with printed as (
    select
        reports.agency_id,
        reports.year,
        reports.scope,
        reports.version,
        reports.report_id,
        unnest(readings.cells) as cell
    from {{ ref('int_reports') }} as reports
    inner join {{ ref('stg_readings') }} as readings using (part, sha256, url, portal_id)
)

select
    agency_id,
    year,
    scope,
    version,
    report_id,
    cell.key as cell_key,
    -- `rq.ext:a.b.total` is the field `ext:a.b` and its column `total`; a key of table PD may have no column
    regexp_extract(cell.key, '^([a-z]+)\.', 1) as table_name,
    regexp_extract(cell.key, '^[a-z]+\.(.+?)(\.[^.]+)?$', 1) as field,
    nullif(regexp_extract(cell.key, '^[a-z]+\..+?\.([^.]+)$', 1), '') as column_name,
    cell.raw,
    cell.value,
    cell.unit,
    cell.state,
    cell.page as at_page,
    cell.table as at_table,
    cell.row as at_row,
    cell.column as at_column
from printed
