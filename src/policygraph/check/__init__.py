"""Whether data is as the shapes say."""
