"""ajv compiles the schema in strict mode and agrees with the suite.

The two keywords beyond draft 7 are for editors. SchemaStore knows ``defaultSnippets`` for every schema; others, such as
``errorMessage``, are listed there as ``unknownKeywords`` of a schema.
"""

import json
import subprocess
from pathlib import Path

import pytest

from tests.editor.conftest import SCHEMA
from tests.schemas.test_file_schema import ACCEPTED, REFUSED, core

pytestmark = pytest.mark.editor

PROGRAM = """
const Ajv = require("ajv").default
const ajv = new Ajv({ strict: true })
require("ajv-formats").default(ajv)
for (const keyword of ["defaultSnippets", "errorMessage"]) ajv.addKeyword(keyword)
const [schema, texts] = JSON.parse(require("fs").readFileSync(0))
const validate = ajv.compile(schema)
console.log(JSON.stringify(texts.map((documents) => documents.every((document) => validate(document)))))
"""


def test_ajv_accepts_the_schema_in_strict_mode_and_agrees(packages: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    texts = [core(text) for text in (*ACCEPTED, *REFUSED)]
    done = subprocess.run(
        ["node", "-e", PROGRAM],
        input=json.dumps([schema, texts]),
        capture_output=True,
        text=True,
        check=False,
        cwd=packages.parent,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [True] * len(ACCEPTED) + [False] * len(REFUSED)
