-- what of a portal was found and not got, or got and not read; a page belongs to the year that its link names
with latest_fetch as (
    select
        portal_id,
        url,
        link_title,
        outcome
    from {{ ref('stg_snapshots') }}
    where role in ('report', 'attachment')
    qualify row_number() over (partition by url, portal_id order by fetched_at desc, attempt desc) = 1
),

troubles as (
    select
        portal_id,
        link_title,
        outcome as trouble
    from latest_fetch
    where outcome not in ('ok', 'unchanged')

    union all

    select
        readings.portal_id,
        readings.link_title,
        readings.reading_status as trouble
    from {{ ref('int_readings') }} as readings
    inner join latest_fetch using (url, portal_id)
    where readings.reading_status = 'unreadable'
)

select
    portal_id,
    try_cast(nullif(regexp_extract(link_title, '(20[0-9][0-9])', 1), '') as integer) as year,
    trouble,
    count(*) as pages
from troubles
group by all
