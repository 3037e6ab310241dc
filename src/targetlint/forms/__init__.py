"""Documents and layouts to forms: `recognise.recognise`, `build.form` and `values.stated`."""
