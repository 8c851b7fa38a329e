with seen as (
    select
        sha256,
        url,
        portal_id,
        fetched_at
    from {{ ref('stg_snapshots') }}
    where outcome in ('ok', 'unchanged') and sha256 is not null

    union all

    select
        sha256,
        url,
        portal_id,
        fetched_at
    from {{ ref('int_readings') }}
)

select
    sha256,
    url,
    portal_id,
    min(fetched_at) as first_seen_at,
    max(fetched_at) as last_seen_at
from seen
group by sha256, url, portal_id
