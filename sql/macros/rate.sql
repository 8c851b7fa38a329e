{#
  A rate with its Wilson score interval (95 %: z = 1.959963984540054), from two amounts and the reason, if any, why they
  cannot be trusted. Gives the columns `rate`, `low`, `high` and `null_reason`; the first three are null where there is a
  reason. A fraction of requests lies between 0 and 1: what does not is no rate.
#}
{% macro rate_null_reason(numerator, denominator, doubt) %}
case
    when {{ doubt }} is not null then {{ doubt }}
    when {{ denominator }} = 0 then 'denominator is 0'
    when {{ numerator }} < 0 or {{ numerator }} > {{ denominator }}
        then 'numerator ' || {{ numerator }} || ' is not between 0 and the denominator ' || {{ denominator }}
end
{% endmacro %}

{% macro wilson_bound(numerator, denominator, sign) %}
{%- set z = 1.959963984540054 -%}
{%- set n = "nullif(cast(" ~ denominator ~ " as double), 0)" -%}
{%- set p = "(" ~ numerator ~ " / " ~ n ~ ")" -%}
round(
    (
        {{ p }} + {{ z * z / 2 }} / {{ n }}
        {{ sign }} {{ z }} * sqrt(greatest({{ p }} * (1 - {{ p }}) / {{ n }} + {{ z * z / 4 }} / ({{ n }} * {{ n }}), 0))
    )
    / (1 + {{ z * z }} / {{ n }}),
    6
)
{% endmacro %}

{% macro rate_columns(numerator, denominator, doubt) %}
{%- set null_reason = rate_null_reason(numerator, denominator, doubt) | trim -%}
case when {{ null_reason }} is null then {{ numerator }} / {{ denominator }} end as rate,
case when {{ null_reason }} is null then greatest(0, {{ wilson_bound(numerator, denominator, "-") }}) end as low,
case when {{ null_reason }} is null then least(1, {{ wilson_bound(numerator, denominator, "+") }}) end as high,
{{ null_reason }} as null_reason
{% endmacro %}
