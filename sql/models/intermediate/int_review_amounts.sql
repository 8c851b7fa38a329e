with form_cells as (
    select
        report_id,
        unnest([{{ quoted(outcomes()) }}]) as outcome
    from {{ ref('int_reports') }}
    where is_current and rl_form is not null
),

printed as (
    select
        form_cells.report_id,
        form_cells.outcome,
        form_cells.outcome = 'total' as is_total,
        'rl.review.' || form_cells.outcome as cell_key,
        {{ count_of('cells.value') | trim }} as amount,
        coalesce(cells.state in ('blank', 'dash', 'slash'), false) as is_blank,
        case cells.state when 'number' then 'not a count' else coalesce(cells.state, 'absent') end as state
    from form_cells
    left join {{ ref('cells') }} as cells
        on form_cells.report_id = cells.report_id and 'rl.review.' || form_cells.outcome = cells.cell_key
),

sums as (
    select
        report_id,
        max(amount) filter (where is_total) as total,
        coalesce(sum(amount) filter (where not is_total), 0) as parts,
        count(*) filter (where not is_total and (amount is not null or is_blank)) = 4 as are_parts_known,
        bool_or(is_blank) filter (where not is_total) as has_blank_part
    from printed
    group by report_id
),

summed as (
    select
        printed.*,
        sums.* exclude (report_id)
    from printed
    inner join sums using (report_id)
),

amounts as (
    select
        report_id,
        outcome,
        cell_key,
        state,
        coalesce(
            amount,
            case when is_blank and not is_total then 0 when is_blank and are_parts_known then parts end
        ) as amount,
        is_total and is_blank as is_summed,
        case when is_total then is_blank and has_blank_part else is_blank end as is_assumed,
        coalesce(are_parts_known and total = parts, false) as is_confirmed
    from summed
)

select
    report_id,
    'review_' || outcome as field,
    amount,
    case when amount is not null then if(is_summed, 'summed', 'printed') end as basis,
    case
        when amount is null then cell_key || ': ' || state
        when is_assumed and not is_confirmed
            then cell_key || ': ' || state || ', and RL-SUM.review does not hold with blanks as 0'
    end as doubt,
    case
        when is_summed then list_transform([{{ quoted(outcomes()) }}], lambda o: 'rl.review.' || o)
        else [cell_key]
    end as cells
from amounts
