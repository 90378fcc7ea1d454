"""What a council publishes: a folder of files that any web server can serve."""
