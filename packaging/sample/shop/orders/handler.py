"""GET /orders."""

import json

from orders.store import OrderStore


class Response:
    def __init__(self, status, body):
        self.status = status
        self.body = body


class OrdersHandler:
    """Answers requests for the orders of one customer."""

    def __init__(self, store: OrderStore):
        self._store = store

    def list(self, query):
        customer = query.get("customer")
        if not customer:
            return Response(400, json.dumps({"error": "customer is missing"}))
        orders = self._store.find(customer)
        items = []
        for order in orders:
            items.append(self._to_json(order))
        return Response(200, json.dumps({"orders": items}))

    def total(self, query):
        orders = self._store.find(query["customer"])
        cents = sum(order.total_cents for order in orders)
        return Response(200, json.dumps({"total": cents / 100}))

    @staticmethod
    def _to_json(order):
        return {"number": order.number, "total": order.total_cents / 100}
