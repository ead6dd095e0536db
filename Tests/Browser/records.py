"""Records of every kind with a payload in every field: a title is not the only text of a stranger on a page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from payloads import Payload

# Each `@` is the payload in quotes, each `§` the payload on one line as it is.
_KINDS = {
    "service": "kind: service\nid: @\ntitle: @\ntier: 1\nowner: @\nlifecycle: @\naliases: [@]\n---\n# §\n",
    "persona": "kind: persona\nname: @\ndescription: @\nmodel: @\ntools: [@]\ncolor: @\n---\n# §\n\n## KPIs\n\n"
               "| KPI | Target |\n|---|---|\n| § | § |\n",
    "review": "kind: review\nservice: payments\npersona: @\ndate: @\nverdict: @\nauthor: @\ncommit: @\n---\n# §\n\n"
              "### 1. § (HIGH)\n\n- Risk: §\n- Owner: §\n- Due: §\n- Effort: §\n- Evidence: `§:1`\n\n## Verdict\n\n§\n",
    "debt": "kind: debt\nservice: payments\nid: @\nseverity: @\nstatus: @\nopened: @\ndue: @\ninterest: @\n---\n# §\n",
    "slo": "kind: slo\nservice: payments\nid: @\nobjective: @\nwindow: @\nindicator: @\n---\n# §\n",
    "checklist": "kind: checklist\nservice: payments\ndate: @\n---\n# §\n\n- [x] § (BLOCKER)\n- [ ] §: §\n- [-] §\n",
    "other": "kind: @\nservice: @\nfield @: @\n---\n# §\n",
}


def hostile_records(payloads: list[Payload]) -> Iterator[tuple[str, str]]:
    """Names and texts; YAML files among them are read as objectives and services."""
    for number, payload in enumerate(payloads):
        line = " ".join(payload.text.split())
        quoted = json.dumps(payload.text, ensure_ascii=False)
        for kind, text in _KINDS.items():
            yield f"{number:03}-{kind}.md", "---\n" + text.replace("@", quoted).replace("§", line)
        yield f"{number:03}-slo.yaml", (
            f"apiVersion: openslo/v1\nkind: SLO\nmetadata: {{ name: {quoted}, displayName: {quoted} }}\n"
            f"spec:\n  service: {quoted}\n  description: {quoted}\n  objectives: [ {{ target: 0.99, displayName: {quoted} }} ]\n")
        yield f"{number:03}-component.yaml", (
            f"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{ name: {quoted}, description: {quoted} }}\n"
            f"spec: {{ type: service, owner: {quoted}, lifecycle: {quoted} }}\n")
