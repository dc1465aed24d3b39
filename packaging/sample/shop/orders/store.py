"""Where orders are kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Order:
    number: int
    customer: str
    total_cents: int


class OrderStore:
    """Orders in memory, in the order of their numbers."""

    def __init__(self, orders=()):
        self._orders = sorted(orders, key=lambda order: order.number)

    def add(self, order):
        self._orders.append(order)
        self._orders.sort(key=lambda each: each.number)

    def find(self, customer):
        return [order for order in self._orders if order.customer == customer]

    def count(self, customer):
        return len(self.find(customer))
