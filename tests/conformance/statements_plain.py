"""Statements without tasks: output, control flow and errors."""
from values import EXCEPTIONS, Return, text
from virtual_loop import StepLimit


class PlainStatements:
    async def do_log(self, label):
        self.log(label)

    async def do_return(self, value):
        raise Return(value)

    async def do_raise(self, kind, message):
        raise EXCEPTIONS[kind](message)

    async def do_repeat(self, count, body):
        for _ in range(count):
            await self.block(body)

    async def do_try(self, body, handlers, finally_body):
        try:
            await self.block(body)
        except (Return, StepLimit, GeneratorExit):
            raise
        except BaseException as error:
            for kind, handler in handlers:
                if isinstance(error, EXCEPTIONS[kind]):
                    self.log("caught " + text(error))
                    await self.block(handler)
                    break
            else:
                raise
        finally:
            if not self.over:
                await self.block(finally_body)

    async def do_reraise_try(self, body, kind, handler):
        try:
            await self.block(body)
        except (Return, StepLimit, GeneratorExit):
            raise
        except EXCEPTIONS[kind] as error:
            self.log("caught " + text(error))
            await self.block(handler)
            raise
