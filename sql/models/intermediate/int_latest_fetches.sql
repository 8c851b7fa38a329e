-- the last answer of each page and file that a portal leads to
select
    portal_id,
    url,
    link_title,
    outcome,
    detail
from {{ ref('stg_snapshots') }}
where role in ('report', 'attachment')
qualify row_number() over (partition by url, portal_id order by fetched_at desc, attempt desc) = 1
