"""How the models that the package ships were made. Needs torch; the product never imports it."""
