select
    region_id,
    region_code,
    kind,
    region_name,
    parent_region_id,
    valid_from,
    valid_to,
    successor_region_id
from {{ ref('stg_regions') }}
