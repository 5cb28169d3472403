"""The house has every room and serves nobody."""

urlpatterns: list[object] = []
