"""The pages behind a programme's link."""
