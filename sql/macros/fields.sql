{#
  The fields of the statutory forms and the rates, in order, as words: `{% for field in denied_fields().split() %}`.
  src/gongkai/forms is where they come from; a test holds the two together.
#}

{% macro applicants() %}
natural_person commercial_enterprise research_institution public_interest_org legal_services_org other_org
{% endmacro %}

{% macro received_fields() %}requests_new requests_carried_in{% endmacro %}

{% macro granted_fields() %}granted_full granted_partial{% endmacro %}

{% macro denied_fields() %}
denied_state_secret denied_other_law_prohibits denied_security_stability denied_third_party_rights
denied_internal_affairs denied_process_info denied_enforcement_case_file denied_admin_inquiry
{% endmacro %}

{% macro unable_fields() %}unable_not_held unable_needs_creation unable_unclear_after_correction{% endmacro %}

{% macro not_processed_fields() %}
not_processed_petition_complaint not_processed_repeat not_processed_publication not_processed_excessive
not_processed_reconfirm
{% endmacro %}

{# （六）其他处理: three rows in the form of 2021, one (`other_total`) in that of 2019. #}
{% macro other_fields() %}other_no_correction other_fee_unpaid other_other{% endmacro %}

{% macro closing_fields() %}completed_total requests_carried_out{% endmacro %}

{# The results that both forms print, （一） to （五）. #}
{% macro result_fields() %}
{{ granted_fields() }} {{ denied_fields() }} {{ unable_fields() }} {{ not_processed_fields() }}
{% endmacro %}

{# Table PD: counts of both forms. 收费金额 and 采购总金额 are money and stand apart. #}
{% macro disclosure_fields() %}
rules_issued rules_repealed rules_in_force
normative_docs_issued normative_docs_repealed normative_docs_in_force
licensing_decisions penalty_decisions compulsion_decisions
rules_made rules_newly_published rules_published_total
normative_docs_made normative_docs_newly_published normative_docs_published_total
licensing_items_prev_year licensing_items_change
other_external_service_items_prev_year other_external_service_items_change other_external_service_decisions
penalty_items_prev_year penalty_items_change
compulsion_items_prev_year compulsion_items_change
admin_fee_items_prev_year admin_fee_items_change
procurement_projects
{% endmacro %}

{% macro proceedings() %}review suit_direct suit_after_review{% endmacro %}

{% macro outcomes() %}upheld corrected other pending total{% endmacro %}

{# The metrics of domain reference 4.2; what each divides by what is in seeds/rate_terms.csv. #}
{% macro metrics() %}
full_disclosure partial_disclosure any_disclosure denial not_held not_processed carry_over review_correction
{% endmacro %}

{# Words as SQL literals: `'granted_full', 'granted_partial'`. #}
{% macro quoted(words) %}'{{ words.split() | join("', '") }}'{% endmacro %}
