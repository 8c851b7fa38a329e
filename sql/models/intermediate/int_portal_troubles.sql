-- what of a portal was found and not got, or got and not read; a page belongs to the year that its link names
with troubles as (
    select
        portal_id,
        link_title,
        outcome as trouble
    from {{ ref('int_latest_fetches') }}
    where outcome not in ('ok', 'unchanged')

    union all

    select
        readings.portal_id,
        readings.link_title,
        readings.reading_status as trouble
    from {{ ref('int_readings') }} as readings
    inner join {{ ref('int_latest_fetches') }} using (url, portal_id)
    where readings.reading_status = 'unreadable'
)

select
    portal_id,
    try_cast(nullif(regexp_extract(link_title, '(20[0-9][0-9])', 1), '') as integer) as year,
    trouble,
    count(*) as pages
from troubles
group by all
