# The stall at the beach.
order = []
wish = input("Ice or tea? ").strip().lower()
if wish == "ice":
    kind = input("Lemon or cherry? ").strip().lower()
    if kind == "lemon":
        order.append("lemon")
    else:
        order = order + "cherry"
else:
    order.append("tea")
print(f"Your order: {order}")
