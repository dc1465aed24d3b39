import json
import unittest

from orders.handler import OrdersHandler
from orders.store import Order, OrderStore


def store_with(count):
    return OrderStore(Order(number, "ada", 100 * number) for number in range(1, count + 1))


class ListOrders(unittest.TestCase):
    def test_lists_the_orders_of_a_customer(self):
        answer = OrdersHandler(store_with(3)).list({"customer": "ada"})
        self.assertEqual(answer.status, 200)
        self.assertEqual(len(json.loads(answer.body)["orders"]), 3)

    def test_refuses_a_request_without_customer(self):
        self.assertEqual(OrdersHandler(store_with(1)).list({}).status, 400)

    def test_a_page_has_the_asked_size(self):
        answer = OrdersHandler(store_with(30)).list({"customer": "ada", "limit": "10", "offset": "5"})
        body = json.loads(answer.body)
        self.assertEqual([item["number"] for item in body["orders"]], list(range(6, 16)))
        self.assertEqual(body["total"], 30)
        self.assertEqual(body["next"], 15)

    def test_the_last_page_has_no_next(self):
        answer = OrdersHandler(store_with(12)).list({"customer": "ada", "limit": "10", "offset": "10"})
        self.assertIsNone(json.loads(answer.body)["next"])

    def test_refuses_a_limit_that_is_not_a_number(self):
        self.assertEqual(OrdersHandler(store_with(1)).list({"customer": "ada", "limit": "ten"}).status, 400)


if __name__ == "__main__":
    unittest.main()
