select distinct
    portal_id,
    host,
    run_id,
    timezone('UTC', ended_at) as ended_at,
    nullif(family, '') as family,
    nullif(evidence, '') as evidence,
    listing_end,
    announced,
    pages,
    listed,
    found,
    fetched,
    unchanged,
    failed,
    nullif(problem, '') as problem
from {{ source('files', 'listings') }}
