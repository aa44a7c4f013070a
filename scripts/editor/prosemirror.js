// The parts of ProseMirror that the text editor uses.
export { Schema, Fragment, Slice, Node, Mark, DOMParser, DOMSerializer } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, TextSelection, NodeSelection, AllSelection, Selection } from "prosemirror-state";
export { EditorView, Decoration, DecorationSet } from "prosemirror-view";
export { Step, StepMap, Mapping, ReplaceStep, Transform, canSplit, canJoin, findWrapping, liftTarget } from "prosemirror-transform";
export { baseKeymap, chainCommands, createParagraphNear, exitCode, joinBackward, joinForward, lift, liftEmptyBlock,
  newlineInCode, selectAll, selectParentNode, setBlockType, splitBlock, toggleMark, wrapIn } from "prosemirror-commands";
export { collab, receiveTransaction, sendableSteps } from "prosemirror-collab";
export { keymap } from "prosemirror-keymap";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, CellSelection, columnResizing, deleteColumn, deleteRow,
  deleteTable, goToNextCell, isInTable, selectedRect, tableEditing, tableNodes, TableMap, toggleHeaderRow } from "prosemirror-tables";
