"""`python -m bench`: what can be measured, and how."""

print("python -m bench.retrieval --corpus F --queries F --run OUT [--engine embedded|elasticsearch]")
