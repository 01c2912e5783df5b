package term

import (
	"io"
	"os"

	"golang.org/x/sys/windows"
)

const utf8CodePage = 65001

// console makes a Windows console show UTF-8, also what is piped on to more, and
// understand colours. restore puts it back; ansi is false where it is too old for them.
// https://learn.microsoft.com/windows/console/console-virtual-terminal-sequences
func console(streams ...io.Writer) (ansi bool, restore func()) {
	var undo []func()
	if page, err := windows.GetConsoleOutputCP(); err == nil && page != utf8CodePage && windows.SetConsoleOutputCP(utf8CodePage) == nil {
		undo = append(undo, func() { windows.SetConsoleOutputCP(page) })
	}
	ansi = true
	for _, w := range streams {
		f, ok := w.(*os.File)
		if !ok {
			continue
		}
		var mode uint32
		h := windows.Handle(f.Fd())
		if windows.GetConsoleMode(h, &mode) != nil || mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING != 0 {
			continue // no console, or one that is so already
		}
		if windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) != nil {
			ansi = false
			continue
		}
		undo = append(undo, func() { windows.SetConsoleMode(h, mode) })
	}
	return ansi, func() {
		for _, u := range undo {
			u()
		}
	}
}
