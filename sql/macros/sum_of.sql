{#
  The sum of fields within a group of cells (`field`, `value`, `is_blank`): blanks count as 0, but a sum of blanks alone
  is null, and so is one with a part that is words or not on the page.
#}
{% macro sum_of(fields) %}
case
    when count(*) filter (where field in ({{ quoted(fields) }}) and (value is not null or is_blank)) = {{ fields.split() | length }}
        then cast(sum(value) filter (where field in ({{ quoted(fields) }})) as bigint)
end
{% endmacro %}
