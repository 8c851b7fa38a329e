"""The statutory forms as data: one file per form, the two tables that both share, and the types over them.

>>> len(FORMS["2021"].cell_keys()), len(FORMS["2019"].cell_keys())
(200, 198)
>>> FORMS["2021"].tables["rq"].identities[0].rule
'RQ-ROW.requests_new'
"""

from collections.abc import Mapping

from gongkai.forms.form_2019 import FORM_2019
from gongkai.forms.form_2021 import FORM_2021
from gongkai.forms.model import Block, Column, Form, Identity, Row, Subtotal, Table, TableName

FORMS: Mapping[str, Form] = {form.name: form for form in (FORM_2019, FORM_2021)}
"""All forms by name, oldest first. A new form is a new file here and one more entry."""

__all__ = ["FORMS", "Block", "Column", "Form", "Identity", "Row", "Subtotal", "Table", "TableName"]
