select
    url,
    portal_id,
    host,
    role,
    link_title,
    fetched_at,
    status,
    outcome,
    attempt,
    bytes,
    sha256,
    warc_file,
    warc_offset,
    detail,
    parent_url
from {{ ref('stg_snapshots') }}
