with from_reports as (
    select
        agency_id,
        min(agency_name) as agency_name,
        min(level) as level,
        min(region_id) as region_id
    from {{ ref('stg_identities') }}
    group by agency_id
)

select
    agency_id,
    coalesce(registry.agency_name, from_reports.agency_name) as agency_name,
    coalesce(registry.level, from_reports.level) as level,
    registry.agency_type,
    registry.function_code,
    coalesce(registry.region_id, from_reports.region_id) as region_id,
    registry.parent_agency_id,
    registry.uscc,
    registry.org_code,
    registry.valid_from,
    registry.valid_to,
    registry.agency_id is not null as is_in_registry
from {{ ref('stg_agencies') }} as registry
full outer join from_reports using (agency_id)
