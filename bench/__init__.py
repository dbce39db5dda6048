"""How fast Guanxi is, as ratios to a bare page measured beside it in the same run. `make bench`, docs/performance.md."""
