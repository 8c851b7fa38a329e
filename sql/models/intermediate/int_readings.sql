-- the nested figures stay in the lake until they are needed
select
    stg_readings.* exclude (cells, sections, claims, findings),
    len(list_filter(cells, cell -> cell.value is not null)) > 0 as has_figures
from {{ ref('stg_readings') }} as stg_readings
qualify row_number() over (
    partition by sha256, url, portal_id
    order by reader_order desc, reader_version desc, part asc
) = 1
