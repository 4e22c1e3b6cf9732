-- The published file stands under a name of its own, so that a second catalogue can stand before it.
attach '%path%' as whole (read_only)
