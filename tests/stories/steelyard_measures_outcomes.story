# What is measured is what came of the work: no figure is of clicks, log-ins or time

today 2026-11-24
person of posted organisation_office 云桥县 from 2025-01-01
> of GET /api/v1/indicators
show indicators.name
< 200

check
