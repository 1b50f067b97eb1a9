"""Whether a page of the workbook still has its kernel: asked by ``static/contact.js``."""

from datetime import UTC, datetime

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler


class ContactHandler(APIHandler):
    """Answers "alive" (the kernel runs), "gone" (it does not) or "key" (who asks has none).

    Asking is a sign of life: a page whose channel is shut for a while keeps its kernel. None
    of the answers is an error, that browsers and terminals would speak of each second.
    """

    @allow_unauthenticated
    async def get(self, kernel_id: str) -> None:
        """Look for one kernel."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(await self._state(kernel_id))

    async def _state(self, kernel_id: str) -> str:
        manager = self.kernel_manager
        if not self.current_user:
            return "key"
        if kernel_id not in manager or not await ensure_async(manager.is_alive(kernel_id)):
            return "gone"
        manager.get_kernel(kernel_id).last_activity = datetime.now(UTC)
        return "alive"
