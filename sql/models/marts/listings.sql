select
    portal_id,
    run_id,
    host,
    ended_at,
    family,
    evidence,
    listing_end,
    coalesce(listing_end in ('last_page', 'announced_reached'), false) as is_whole,
    announced,
    pages,
    listed,
    found,
    lag(found) over (partition by portal_id order by ended_at asc, run_id asc) as found_before,
    fetched,
    unchanged,
    failed,
    problem
from {{ ref('stg_listings') }}
