{# Every table stands in `main`; dbt's own rule would prefix a custom schema with it. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
