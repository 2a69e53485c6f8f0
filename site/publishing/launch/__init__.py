"""The launch room: what each text of a release still lacks, who signed it off, how it will look."""
