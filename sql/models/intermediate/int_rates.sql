with amounts as (
    select * from {{ ref('int_request_amounts') }}
    union all by name
    select * from {{ ref('int_review_amounts') }}
),

-- a sum that fails makes every cell that takes part in it doubtful
failed as (
    select distinct
        report_id,
        rule,
        unnest(cells) as cell_key
    from {{ ref('int_findings') }}
    where status = 'fail' and severity = 'error'
),

failed_amounts as (
    select distinct
        used.report_id,
        used.field,
        failed.rule || ' fails' as doubt
    from (
        select
            report_id,
            field,
            unnest(cells) as cell_key
        from amounts
    ) as used
    inner join failed using (report_id, cell_key)
),

doubts as (
    select
        report_id,
        field,
        list(doubt) as reasons
    from (
        select
            report_id,
            field,
            doubt
        from amounts
        where doubt is not null

        union all

        select
            report_id,
            field,
            doubt
        from failed_amounts
    ) as each_doubt
    group by report_id, field
),

terms as (
    select
        reports.report_id,
        rate_terms.metric,
        rate_terms.side,
        rate_terms.sign * amounts.amount as amount,
        amounts.basis,
        amounts.field is null as is_table_missing,
        case when rate_terms.metric = 'review_correction' then 'RL' else 'RQ' end as table_label,
        doubts.reasons
    from {{ ref('int_reports') }} as reports
    cross join {{ ref('rate_terms') }} as rate_terms
    left join amounts
        on reports.report_id = amounts.report_id and rate_terms.field = amounts.field
    left join doubts
        on reports.report_id = doubts.report_id and rate_terms.field = doubts.field
    where reports.is_current
),

sides as (
    select
        report_id,
        metric,
        case when bool_or(basis = 'summed') then 'summed' when bool_or(basis = 'printed') then 'printed' end as basis,
        case
            when count(*) filter (where side = 'numerator' and amount is null) = 0
                then cast(sum(amount) filter (where side = 'numerator') as bigint)
        end as numerator,
        case
            when count(*) filter (where side = 'denominator' and amount is null) = 0
                then cast(sum(amount) filter (where side = 'denominator') as bigint)
        end as denominator,
        case
            when bool_or(is_table_missing) then 'table ' || max(table_label) || ' not found'
            else
                array_to_string(
                    list_sort(list_distinct(flatten(list(reasons) filter (where reasons is not null)))), '; '
                )
        end as doubt
    from terms
    group by report_id, metric
)

select
    report_id,
    metric,
    basis,
    numerator,
    denominator,
    -- 0 of 0 adds nothing to a sum, but it is known
    coalesce(doubt is null and numerator between 0 and denominator, false) as is_known,
    {{ rate_columns('numerator', 'denominator', 'doubt') | trim }}
from sides
