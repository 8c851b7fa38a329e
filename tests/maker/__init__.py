"""A maker of reports: figures that obey the identities, printed in many layouts, damaged on request.

It has its own labels, variants and sums, written from the catalogue of what real reports do, and shares none with
`gongkai.forms`: sharing them would prove nothing.
"""
