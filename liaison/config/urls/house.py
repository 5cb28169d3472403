"""The house has every room and serves nobody."""

urlpatterns: list[object] = []

handler500 = "liaison.common.faults.server_error"
