/** Wheel, drag and pinch on an element, as zoom and pan. A drag that starts on a mark and hardly moves stays a click. */
import { type RefObject, useEffect, useRef } from 'react'

interface Moves {
  zoom: (by: number, x: number, y: number) => void
  pan: (dx: number, dy: number) => void
}

export function useGestures(ref: RefObject<HTMLElement | null>, moves: Moves): void {
  const now = useRef(moves)
  useEffect(() => {
    now.current = moves
  })
  useEffect(() => {
    const el = ref.current!
    const at = (e: { clientX: number; clientY: number }) => {
      const box = el.getBoundingClientRect()
      return { x: e.clientX - box.left, y: e.clientY - box.top }
    }
    const wheel = (e: WheelEvent) => {
      e.preventDefault()
      const { x, y } = at(e)
      // Trackpads send pinches as wheel with ctrl and small steps.
      const step = (e.deltaMode === 1 ? 20 : 1) * e.deltaY * (e.ctrlKey ? 0.01 : 0.0018)
      now.current.zoom(Math.exp(-Math.max(-0.6, Math.min(0.6, step))), x, y)
    }
    const down = new Map<number, { x: number; y: number }>()
    let moved = 0
    const start = (e: PointerEvent) => {
      if ((e.target as Element).closest('button')) return
      down.set(e.pointerId, at(e))
      if (down.size === 1) moved = 0
    }
    const move = (e: PointerEvent) => {
      const before = down.get(e.pointerId)
      if (!before) return
      const p = at(e)
      const [dx, dy] = [p.x - before.x, p.y - before.y]
      moved += Math.abs(dx) + Math.abs(dy)
      if (moved < 5) return
      // Taken only once it is a drag: capture would take the click away from the marks.
      if (!el.hasPointerCapture(e.pointerId)) el.setPointerCapture(e.pointerId)
      const other = [...down].find(([id]) => id !== e.pointerId)?.[1]
      if (other) {
        const apart = (q: { x: number; y: number }) => Math.hypot(q.x - other.x, q.y - other.y)
        now.current.zoom(apart(p) / Math.max(1, apart(before)), (p.x + other.x) / 2, (p.y + other.y) / 2)
      } else now.current.pan(dx, dy)
      down.set(e.pointerId, p)
    }
    const end = (e: PointerEvent) => down.delete(e.pointerId)
    const click = (e: MouseEvent) => {
      if (moved >= 5) e.stopPropagation()
    }
    el.addEventListener('wheel', wheel, { passive: false })
    el.addEventListener('pointerdown', start)
    el.addEventListener('pointermove', move)
    el.addEventListener('pointerup', end)
    el.addEventListener('pointercancel', end)
    el.addEventListener('click', click, true)
    return () => {
      el.removeEventListener('wheel', wheel)
      el.removeEventListener('pointerdown', start)
      el.removeEventListener('pointermove', move)
      el.removeEventListener('pointerup', end)
      el.removeEventListener('pointercancel', end)
      el.removeEventListener('click', click, true)
    }
  }, [ref])
}
