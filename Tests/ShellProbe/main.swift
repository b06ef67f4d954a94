// The prompt with a host that only echoes, for the terminal tests.
import KompShell

let host = EchoHost()
let code = Terminal.isInteractive ? Shell(host, version: "0").run() : Pipe(host).run()
host.exit(code)
