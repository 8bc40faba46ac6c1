#!/bin/sh
# How many tenants each service is out for, and how: with kcat and jq.
#
#   ./out-now.sh localhost:9092
set -eu
kcat -b "$1" -X isolation.level=read_committed -C -q -e -o beginning -t incident.service-status.v1 -f '%s\n' |
  jq -rn '[inputs] | group_by([.service, .tenant]) | map(max_by(.version) | select(.state != "OK"))
          | group_by([.service, .state])[] | "\(.[0].service) \(.[0].state) \(length)"'
