{# A printed figure as a count: null where it is no whole number, or too large to be a count of requests (10^12). #}
{% macro count_of(value) %}
case when {{ value }} = trunc({{ value }}) and abs({{ value }}) < 1000000000000 then cast({{ value }} as bigint) end
{% endmacro %}
