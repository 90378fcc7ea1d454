"""The description of the service for programs: OpenAPI 3.1, made from the questions."""

import json
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from kkr_graph import questions
from kkr_graph.headers import Parameter, Question
from kkr_graph.web.forms import ANSWERS, DATASETS, GRAPHS, RESULTS
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site

Object = dict[str, Any]

_PROBLEM: Final[Object] = {
    "description": "A problem, said in Danish and English",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail", "da", "en"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "da": {"type": "string"},
                    "en": {"type": "string"},
                },
            }
        },
        "text/plain": {"schema": {"type": "string"}},
    },
}

_LEADS_ON: Final = ("/id/", "/concept/", "/graph/", "/def", "/shapes")
_WHY_EMPTY: Final[Object] = {
    "Kkr-Why-Empty": {
        "description": "Why there are no rows: percent-encoded UTF-8, in lines",
        "schema": {"type": "string"},
    }
}


async def get(_site: Site, request: Request) -> Reply:
    """Give the description."""
    said = {**_described(), "servers": [{"url": request.base or "/"}]}
    return Reply(200, json.dumps(said, ensure_ascii=False).encode(), "application/json")


@cache
def _described() -> Object:
    paths: Object = {"/sparql": _sparql(), "/graphs": _graphs()}
    for question in questions.all():
        paths[f"/ask/{question.name}"] = {"get": _asked(question)}
    for place, summary in {
        "/id/{path}": "A thing; leads on to the page or the data about it",
        "/doc/{path}": "What is known of a thing; .ttl .jsonld .nt .rdf .json .csv",
        "/concept/{path}": "A concept or a list of them; leads on as a thing does",
        "/graph/{path}": "A graph by its name; .trig .nq .ttl .jsonld .nt .rdf",
        "/def": "The words of the ontology; .ttl .jsonld .nt .rdf",
        "/shapes": "The shapes that facts must pass; .ttl .jsonld .nt .rdf",
        "/context.jsonld": "The names that our JSON-LD is written with",
        "/problem/{name}": "What a kind of problem is",
        "/.well-known/void": "What the dataset holds (VoID)",
        "/healthz": "Whether queries can be answered",
        "/metrics": "Counts for Prometheus",
        "/openapi.json": "This description",
    }.items():
        ok = {"2XX": {"description": summary}, "default": _PROBLEM}
        if place.startswith(_LEADS_ON):
            ok["303"] = {"description": "See Other"}
        paths[place] = {"get": {"summary": summary, "responses": ok}}
        if named := re.search(r"\{(\w+)\}", place):
            paths[place]["get"]["parameters"] = [
                {
                    "name": named[1],
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string"},
                }
            ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "KKR Graph",
            "version": _release(),
            "license": {
                "name": "CC-BY-4.0",
                "url": "https://creativecommons.org/licenses/by/4.0/",
            },
        },
        "paths": paths,
    }


def _asked(question: Question) -> Object:
    lang = {"type": "string", "enum": ["da", "en"]}
    return {
        "operationId": question.name,
        "summary": question.summary.en,
        "description": question.summary.da,
        "tags": list(question.tags),
        "parameters": [
            *map(_parameter, question.parameters),
            {"name": "lang", "in": "query", "schema": lang},
        ],
        "responses": {
            "200": {**_ok("The rows", ANSWERS), "headers": _WHY_EMPTY},
            "default": _PROBLEM,
        },
    }


def _parameter(parameter: Parameter) -> Object:
    schema: Object = {"type": "string"}
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "description": f"{parameter.words.da} / {parameter.words.en}",
        "schema": schema,
    }


def _sparql() -> Object:
    answers = {"200": _ok("The answer", {**RESULTS, **GRAPHS}), "default": _PROBLEM}
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    chosen = [
        {"name": name, "in": "query", "schema": graphs}
        for name in ("default-graph-uri", "named-graph-uri")
    ]
    query = {"name": "query", "in": "query", "schema": {"type": "string"}}
    text = {"schema": {"type": "string"}}
    form = {"schema": {"type": "object", "properties": {"query": {"type": "string"}}}}
    return {
        "get": {
            "summary": "Ask in SPARQL; without a query, the service description",
            "parameters": [query, *chosen],
            "responses": answers,
        },
        "post": {
            "summary": "Ask in SPARQL",
            "parameters": chosen,
            "requestBody": {
                "required": True,
                "content": {
                    "application/sparql-query": text,
                    "application/x-www-form-urlencoded": form,
                },
            },
            "responses": answers,
        },
    }


def _graphs() -> Object:
    graph = {"type": "string", "format": "iri"}
    return {
        "get": {
            "summary": "A graph, or the whole dataset",
            "parameters": [{"name": "graph", "in": "query", "schema": graph}],
            "responses": {
                "200": _ok("The graph", {**GRAPHS, **DATASETS}),
                "default": _PROBLEM,
            },
        }
    }


def _ok(what: str, offered: Object | Any) -> Object:  # noqa: ANN401 - any mapping
    return {"description": what, "content": {media: {} for media in offered}}


def _release() -> str:
    try:
        return version("kkr-graph")
    except PackageNotFoundError:  # read straight from a checkout
        return "0"
