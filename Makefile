# The tasks of tools/dev, for those who have make.
.PHONY: setup check format test all score bench docs lock demo
setup check format test all score bench docs lock demo:
	@sh tools/dev $@
