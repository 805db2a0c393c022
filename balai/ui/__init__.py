"""Templates, components, form rendering and charts: one calm look for every page. No domain word in here."""
