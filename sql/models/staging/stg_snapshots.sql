-- a part of the index that was written again says the same again
select distinct
    url,
    portal_id,
    host,
    role,
    title as link_title,
    timezone('UTC', fetched_at) as fetched_at,
    status,
    outcome,
    attempt,
    bytes,
    sha256,
    warc_file,
    warc_offset,
    nullif(detail, '') as detail,
    nullif(parent, '') as parent_url
from {{ source('files', 'snapshots') }}
