"""How fast Guanxi is, as ratios to a bare page measured beside it in one run. See docs/performance.md."""
